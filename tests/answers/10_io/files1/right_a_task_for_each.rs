//! right: a task for each town, spawned before the first is awaited

use std::io;

use katas_kit::disk::Disk;
use tokio::io::{AsyncWriteExt, BufWriter};

pub async fn write_labels(disk: &Disk, towns: &[String]) -> io::Result<()> {
    let mut tasks = Vec::new();
    for town in towns.iter().cloned() {
        let disk = disk.clone();
        tasks.push(tokio::spawn(async move { labels_of(&disk, &town).await }));
    }
    for task in tasks {
        task.await??;
    }
    Ok(())
}

async fn labels_of(disk: &Disk, town: &str) -> io::Result<()> {
    let addresses = disk.read_to_string(&format!("{town}.txt")).await?;
    let mut labels = BufWriter::new(disk.create(&format!("{town}.labels")));
    for address in addresses.lines() {
        labels.write_all(address.to_uppercase().as_bytes()).await?;
        labels.write_all(b"\n").await?;
    }
    labels.flush().await
}
