//! wrong: no_time_is_wasted / extra-calls

use std::io;

use futures::future::try_join_all;
use katas_kit::disk::Disk;
use tokio::io::AsyncWriteExt;

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    try_join_all(towns.iter().map(|town| labels_of(disk, town))).await?;
    Ok(())
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let mut labels = disk.create(&format!("{town}.labels"));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    Ok(())
}
